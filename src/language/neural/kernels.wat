;; The arithmetic of the encoder, over one linear memory. All pointers are byte offsets, multiples of 16; all counts of numbers
;; in a row are multiples of 8. Nothing here depends on anything but its arguments: equal input, equal bits on every machine.
;; `kernels.ts` holds this module compiled (`npm run kernels`); a test holds the two together.
(module
  (memory (export "memory") 1)

  ;; 0.5 + 0.5 x / sqrt(1 + x x), four at a time
  (func $gate (param $x v128) (result v128)
    (f32x4.add (f32x4.splat (f32.const 0.5))
      (f32x4.mul (f32x4.splat (f32.const 0.5))
        (f32x4.div (local.get $x)
          (f32x4.sqrt (f32x4.add (f32x4.splat (f32.const 1)) (f32x4.mul (local.get $x) (local.get $x))))))))

  (func $max4 (param $x v128) (result f32)
    (f32.max
      (f32.max (f32x4.extract_lane 0 (local.get $x)) (f32x4.extract_lane 1 (local.get $x)))
      (f32.max (f32x4.extract_lane 2 (local.get $x)) (f32x4.extract_lane 3 (local.get $x)))))

  (func $sum4 (param $x v128) (result f32)
    (f32.add
      (f32.add (f32x4.extract_lane 0 (local.get $x)) (f32x4.extract_lane 1 (local.get $x)))
      (f32.add (f32x4.extract_lane 2 (local.get $x)) (f32x4.extract_lane 3 (local.get $x)))))

  ;; $rows rows of $k floats, $stride bytes apart, to 16-bit integers of at most $limit; $scales gets what one unit is worth
  (func (export "quantize") (param $x i32) (param $rows i32) (param $k i32) (param $stride i32) (param $limit f32)
    (param $q i32) (param $scales i32)
    (local $i i32) (local $p i32) (local $end i32) (local $m v128) (local $top f32) (local $f v128)
    (block $done
      (loop $row
        (br_if $done (i32.ge_s (local.get $i) (local.get $rows)))
        (local.set $p (local.get $x))
        (local.set $end (i32.add (local.get $x) (i32.shl (local.get $k) (i32.const 2))))
        (local.set $m (f32x4.splat (f32.const 0)))
        (loop $scan
          (local.set $m (f32x4.max (local.get $m) (f32x4.abs (v128.load (local.get $p)))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $scan (i32.lt_u (local.get $p) (local.get $end))))
        (local.set $top (call $max4 (local.get $m)))
        (f32.store (local.get $scales) (f32.div (local.get $top) (local.get $limit)))
        (local.set $f (f32x4.splat
          (select (f32.div (local.get $limit) (local.get $top)) (f32.const 0) (f32.gt (local.get $top) (f32.const 1e-30)))))
        (local.set $p (local.get $x))
        (loop $write
          (v128.store (local.get $q)
            (i16x8.narrow_i32x4_s
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load (local.get $p)) (local.get $f))))
              (i32x4.trunc_sat_f32x4_s (f32x4.nearest (f32x4.mul (v128.load offset=16 (local.get $p)) (local.get $f))))))
          (local.set $q (i32.add (local.get $q) (i32.const 16)))
          (local.set $p (i32.add (local.get $p) (i32.const 32)))
          (br_if $write (i32.lt_u (local.get $p) (local.get $end))))
        (local.set $scales (i32.add (local.get $scales) (i32.const 4)))
        (local.set $x (i32.add (local.get $x) (local.get $stride)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $row))))

  ;; the four lanes' sums of four vectors, as one vector
  (func $sums (param $a v128) (param $b v128) (param $c v128) (param $d v128) (result v128)
    (local $ab v128) (local $cd v128)
    (local.set $ab (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $a) (local.get $b))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $a) (local.get $b))))
    (local.set $cd (i32x4.add
      (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $c) (local.get $d))
      (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $c) (local.get $d))))
    (i32x4.add
      (i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23 (local.get $ab) (local.get $cd))
      (i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31 (local.get $ab) (local.get $cd))))

  ;; out[rows x m] = (q . w) scales weightScales + bias; rows in steps of 4, m in steps of 2, out's rows $m floats apart.
  ;; mode 0 writes, 1 writes what is above 0, 2 adds what is above 0
  (func (export "matmul") (param $q i32) (param $scales i32) (param $rows i32) (param $w i32) (param $weightScales i32)
    (param $bias i32) (param $m i32) (param $k i32) (param $out i32) (param $mode i32)
    (local $i i32) (local $j i32) (local $p i32) (local $end i32) (local $row i32) (local $v i32) (local $o i32) (local $line i32)
    (local $a0 v128) (local $a1 v128) (local $a2 v128) (local $a3 v128)
    (local $b0 v128) (local $b1 v128) (local $b2 v128) (local $b3 v128)
    (local $x0 v128) (local $x1 v128) (local $x2 v128) (local $x3 v128) (local $w0 v128) (local $w1 v128)
    (local $r0 v128) (local $r1 v128) (local $s v128) (local $t v128)
    (local.set $row (i32.shl (local.get $k) (i32.const 1)))
    (local.set $line (i32.shl (local.get $m) (i32.const 2)))
    (loop $rows4
      (local.set $j (i32.const 0))
      (local.set $v (local.get $w))
      (local.set $s (v128.load (local.get $scales)))
      (loop $cols2
        (local.set $p (local.get $q))
        (local.set $end (i32.add (local.get $q) (local.get $row)))
        (local.set $a0 (v128.const i32x4 0 0 0 0)) (local.set $a1 (v128.const i32x4 0 0 0 0))
        (local.set $a2 (v128.const i32x4 0 0 0 0)) (local.set $a3 (v128.const i32x4 0 0 0 0))
        (local.set $b0 (v128.const i32x4 0 0 0 0)) (local.set $b1 (v128.const i32x4 0 0 0 0))
        (local.set $b2 (v128.const i32x4 0 0 0 0)) (local.set $b3 (v128.const i32x4 0 0 0 0))
        (loop $inner
          (local.set $w0 (v128.load (local.get $v)))
          (local.set $w1 (v128.load (i32.add (local.get $v) (local.get $row))))
          (local.set $x0 (v128.load (local.get $p)))
          (local.set $a0 (i32x4.add (local.get $a0) (i32x4.dot_i16x8_s (local.get $x0) (local.get $w0))))
          (local.set $b0 (i32x4.add (local.get $b0) (i32x4.dot_i16x8_s (local.get $x0) (local.get $w1))))
          (local.set $x1 (v128.load (i32.add (local.get $p) (local.get $row))))
          (local.set $a1 (i32x4.add (local.get $a1) (i32x4.dot_i16x8_s (local.get $x1) (local.get $w0))))
          (local.set $b1 (i32x4.add (local.get $b1) (i32x4.dot_i16x8_s (local.get $x1) (local.get $w1))))
          (local.set $o (i32.add (local.get $p) (i32.shl (local.get $row) (i32.const 1))))
          (local.set $x2 (v128.load (local.get $o)))
          (local.set $a2 (i32x4.add (local.get $a2) (i32x4.dot_i16x8_s (local.get $x2) (local.get $w0))))
          (local.set $b2 (i32x4.add (local.get $b2) (i32x4.dot_i16x8_s (local.get $x2) (local.get $w1))))
          (local.set $x3 (v128.load (i32.add (local.get $o) (local.get $row))))
          (local.set $a3 (i32x4.add (local.get $a3) (i32x4.dot_i16x8_s (local.get $x3) (local.get $w0))))
          (local.set $b3 (i32x4.add (local.get $b3) (i32x4.dot_i16x8_s (local.get $x3) (local.get $w1))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (local.set $v (i32.add (local.get $v) (i32.const 16)))
          (br_if $inner (i32.lt_u (local.get $p) (local.get $end))))
        (local.set $v (i32.add (local.get $v) (local.get $row)))
        (local.set $o (i32.shl (local.get $j) (i32.const 2)))
        (local.set $r0 (f32x4.add
          (f32x4.mul (f32x4.mul (f32x4.convert_i32x4_s (call $sums (local.get $a0) (local.get $a1) (local.get $a2) (local.get $a3)))
            (local.get $s)) (f32x4.splat (f32.load (i32.add (local.get $weightScales) (local.get $o)))))
          (f32x4.splat (f32.load (i32.add (local.get $bias) (local.get $o))))))
        (local.set $r1 (f32x4.add
          (f32x4.mul (f32x4.mul (f32x4.convert_i32x4_s (call $sums (local.get $b0) (local.get $b1) (local.get $b2) (local.get $b3)))
            (local.get $s)) (f32x4.splat (f32.load offset=4 (i32.add (local.get $weightScales) (local.get $o)))))
          (f32x4.splat (f32.load offset=4 (i32.add (local.get $bias) (local.get $o))))))
        (if (local.get $mode) (then
          (local.set $r0 (f32x4.max (local.get $r0) (f32x4.splat (f32.const 0))))
          (local.set $r1 (f32x4.max (local.get $r1) (f32x4.splat (f32.const 0))))))
        ;; rows of two neighbours: (r0[i], r1[i])
        (local.set $o (i32.add (local.get $out) (local.get $o)))
        (local.set $t (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23 (local.get $r0) (local.get $r1)))
        (local.set $r1 (i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31 (local.get $r0) (local.get $r1)))
        (local.set $r0 (local.get $t))
        (if (i32.eq (local.get $mode) (i32.const 2)) (then
          (local.set $t (v128.load64_zero (local.get $o)))
          (local.set $t (v128.load64_lane 1 (i32.add (local.get $o) (local.get $line)) (local.get $t)))
          (local.set $r0 (f32x4.add (local.get $r0) (local.get $t)))
          (local.set $p (i32.add (local.get $o) (i32.shl (local.get $line) (i32.const 1))))
          (local.set $t (v128.load64_zero (local.get $p)))
          (local.set $t (v128.load64_lane 1 (i32.add (local.get $p) (local.get $line)) (local.get $t)))
          (local.set $r1 (f32x4.add (local.get $r1) (local.get $t)))))
        (v128.store64_lane 0 (local.get $o) (local.get $r0))
        (v128.store64_lane 1 (i32.add (local.get $o) (local.get $line)) (local.get $r0))
        (local.set $o (i32.add (local.get $o) (i32.shl (local.get $line) (i32.const 1))))
        (v128.store64_lane 0 (local.get $o) (local.get $r1))
        (v128.store64_lane 1 (i32.add (local.get $o) (local.get $line)) (local.get $r1))
        (local.set $j (i32.add (local.get $j) (i32.const 2)))
        (br_if $cols2 (i32.lt_s (local.get $j) (local.get $m))))
      (local.set $q (i32.add (local.get $q) (i32.shl (local.get $row) (i32.const 2))))
      (local.set $scales (i32.add (local.get $scales) (i32.const 16)))
      (local.set $out (i32.add (local.get $out) (i32.shl (local.get $line) (i32.const 2))))
      (local.set $i (i32.add (local.get $i) (i32.const 4)))
      (br_if $rows4 (i32.lt_s (local.get $i) (local.get $rows)))))

  ;; layer norm: (x - mean) / sqrt(variance + 1e-5) gain + bias, for each of $rows rows of $k floats
  (func (export "norm") (param $x i32) (param $rows i32) (param $k i32) (param $gain i32) (param $bias i32) (param $out i32)
    (local $i i32) (local $p i32) (local $bytes i32) (local $a v128) (local $b v128) (local $mean v128) (local $d v128) (local $n f32)
    (local.set $bytes (i32.shl (local.get $k) (i32.const 2)))
    (local.set $n (f32.convert_i32_s (local.get $k)))
    (block $done
      (loop $row
        (br_if $done (i32.ge_s (local.get $i) (local.get $rows)))
        (local.set $a (f32x4.splat (f32.const 0)))
        (local.set $p (i32.const 0))
        (loop $add
          (local.set $a (f32x4.add (local.get $a) (v128.load (i32.add (local.get $x) (local.get $p)))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $add (i32.lt_u (local.get $p) (local.get $bytes))))
        (local.set $mean (f32x4.splat (f32.div (call $sum4 (local.get $a)) (local.get $n))))
        (local.set $b (f32x4.splat (f32.const 0)))
        (local.set $p (i32.const 0))
        (loop $square
          (local.set $d (f32x4.sub (v128.load (i32.add (local.get $x) (local.get $p))) (local.get $mean)))
          (local.set $b (f32x4.add (local.get $b) (f32x4.mul (local.get $d) (local.get $d))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $square (i32.lt_u (local.get $p) (local.get $bytes))))
        (local.set $b (f32x4.splat (f32.div (f32.const 1)
          (f32.sqrt (f32.add (f32.div (call $sum4 (local.get $b)) (local.get $n)) (f32.const 1e-5))))))
        (local.set $p (i32.const 0))
        (loop $write
          (v128.store (i32.add (local.get $out) (local.get $p))
            (f32x4.add
              (f32x4.mul
                (f32x4.mul (f32x4.sub (v128.load (i32.add (local.get $x) (local.get $p))) (local.get $mean)) (local.get $b))
                (v128.load (i32.add (local.get $gain) (local.get $p))))
              (v128.load (i32.add (local.get $bias) (local.get $p)))))
          (local.set $p (i32.add (local.get $p) (i32.const 16)))
          (br_if $write (i32.lt_u (local.get $p) (local.get $bytes))))
        (local.set $x (i32.add (local.get $x) (local.get $bytes)))
        (local.set $out (i32.add (local.get $out) (local.get $bytes)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $row))))

  ;; one half of a recurrent layer: from $u (rows of $k candidates, $k forget gates, $k output gates) adds to rows of $x.
  ;; Columns $from to $to (bytes); $step is +1 from the first row or -1 from the last.
  (func (export "recur") (param $u i32) (param $x i32) (param $rows i32) (param $k i32) (param $from i32) (param $to i32) (param $step i32)
    (local $bytes i32) (local $col i32) (local $i i32) (local $c v128) (local $f v128) (local $pu i32) (local $px i32) (local $du i32) (local $dx i32)
    (local.set $bytes (i32.shl (local.get $k) (i32.const 2)))
    (local.set $dx (i32.mul (local.get $step) (local.get $bytes)))
    (local.set $du (i32.mul (local.get $dx) (i32.const 3)))
    (local.set $col (local.get $from))
    (loop $cols
      (local.set $c (f32x4.splat (f32.const 0)))
      (local.set $pu (i32.add (local.get $u) (local.get $col)))
      (local.set $px (i32.add (local.get $x) (local.get $col)))
      (if (i32.lt_s (local.get $step) (i32.const 0)) (then
        (local.set $pu (i32.sub (local.get $pu) (i32.mul (i32.sub (local.get $rows) (i32.const 1)) (local.get $du))))
        (local.set $px (i32.sub (local.get $px) (i32.mul (i32.sub (local.get $rows) (i32.const 1)) (local.get $dx))))))
      (local.set $i (i32.const 0))
      (loop $steps
        (local.set $f (call $gate (v128.load (i32.add (local.get $pu) (local.get $bytes)))))
        (local.set $c (f32x4.add (f32x4.mul (local.get $f) (local.get $c))
          (f32x4.mul (f32x4.sub (f32x4.splat (f32.const 1)) (local.get $f)) (v128.load (local.get $pu)))))
        (v128.store (local.get $px) (f32x4.add (v128.load (local.get $px))
          (f32x4.mul (local.get $c)
            (call $gate (v128.load (i32.add (local.get $pu) (i32.shl (local.get $bytes) (i32.const 1))))))))
        (local.set $pu (i32.add (local.get $pu) (local.get $du)))
        (local.set $px (i32.add (local.get $px) (local.get $dx)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br_if $steps (i32.lt_s (local.get $i) (local.get $rows))))
      (local.set $col (i32.add (local.get $col) (i32.const 16)))
      (br_if $cols (i32.lt_u (local.get $col) (local.get $to)))))
)
